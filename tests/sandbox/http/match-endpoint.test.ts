import { expect, test } from "vitest";
import { type Endpoint, emptyAnswer } from "@/sandbox/http/answer";
import { matchEndpoint } from "@/sandbox/http/match-endpoint";

const endpoint = (method: Endpoint["method"], path: string): Endpoint => ({
  method,
  path,
  answer: () => emptyAnswer(204),
});

const ENDPOINTS = [
  endpoint("GET", "/v1/things/{id}"),
  endpoint("GET", "/v1/things/list"),
  endpoint("POST", "/v1/things/{id}/parts"),
];

const match = (method: string, path: string) =>
  matchEndpoint(ENDPOINTS, {
    method,
    path,
    query: new URLSearchParams(),
    headers: {},
    body: "",
    pathId: null,
  });

test("one segment of the path may be an id", () => {
  expect(match("GET", "/v1/things/a1")).toMatchObject({ kind: "found", pathId: "a1" });
  expect(match("POST", "/v1/things/a1/parts")).toMatchObject({ kind: "found", pathId: "a1" });
});

test("a path written out comes before an id", () => {
  expect(match("GET", "/v1/things/list")).toMatchObject({ kind: "found", pathId: null });
});

test("another method and another path are told apart", () => {
  expect(match("POST", "/v1/things/list")).toEqual({ kind: "other-method", allowed: ["GET"] });
  expect(match("GET", "/v1/things/a1/b2")).toEqual({ kind: "none" });
  expect(match("GET", "/v1/things/")).toEqual({ kind: "none" });
});
