import type { IncomingHttpHeaders } from "node:http";
import type { Fault } from "@/sandbox/faults/fault";
import type { BodyShape } from "@/sandbox/http/body-shapes";
import { type JsonRow, type JsonValue, jsonText } from "@/sandbox/json-text";

export type SandboxRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came; "" without one. */
  readonly body: string;
  /** What stands in the path where the endpoint says `{id}`. */
  readonly pathId: string | null;
};

export type Headers = Readonly<Record<string, string>>;

/** A list of rows, written one after the other while it is sent. */
export type RowsAnswer = {
  readonly kind: "rows";
  readonly status: number;
  readonly headers: Headers;
  readonly rows: Iterable<JsonRow>;
  readonly shape: BodyShape;
  /** Whether the vendor documents compression for this endpoint. */
  readonly mayCompress: boolean;
};

export type TextAnswer = {
  readonly kind: "text";
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string | null;
  readonly text: string;
  /** How long the vendor thinks before it begins to answer. */
  readonly delayMs?: number;
};

export type Answer = RowsAnswer | TextAnswer;

export type Endpoint = {
  readonly method: "GET" | "POST";
  /** The whole path; one segment may be `{id}`. */
  readonly path: string;
  answer(request: SandboxRequest, faults: readonly Fault[]): Answer;
};

export const jsonAnswer = (status: number, body: JsonValue, headers: Headers = {}): TextAnswer => ({
  kind: "text",
  status,
  headers,
  contentType: "application/json; charset=utf-8",
  text: jsonText(body),
});

const HTML_PAGE = `<!DOCTYPE html>
<html><head><title>Application error</title></head>
<body><h1>This page is not the answer you asked for.</h1></body></html>
`;

export const htmlAnswer = (status: number): TextAnswer => ({
  kind: "text",
  status,
  headers: {},
  contentType: "text/html; charset=utf-8",
  text: HTML_PAGE,
});

export const emptyAnswer = (status: number): TextAnswer => ({
  kind: "text",
  status,
  headers: {},
  contentType: null,
  text: "",
});
