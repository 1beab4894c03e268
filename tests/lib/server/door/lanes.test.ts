import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { createLanes } from "@/lib/server/door/lanes";

const sessionKey = "a key for sessions of this test alone";
const url = "http://127.0.0.1:3000";
const address = "198.51.100.1";

const asked = (headers: Readonly<Record<string, string>>, path = "/api/v1/summary") => {
  const request = new IncomingMessage(new Socket());
  request.url = path;
  Object.assign(request.headers, { "x-forwarded-for": address, ...headers });
  return request;
};

const withKey = (letter: string) => asked({ authorization: `Bearer cb_${letter.repeat(40)}` });

test("whatever is made up waits in the lane of its address", async () => {
  const lanes = createLanes({ url, sessionKey });
  const madeUp = [
    asked({}),
    withKey("x"),
    withKey("y"),
    asked({ authorization: "Basic YTpi" }),
    asked({ cookie: "commitbook.session=made.up" }),
    asked({ cookie: "a=b" }),
  ];
  for (const request of madeUp) {
    expect(await lanes.laneOf(request)).toBe(address);
    lanes.learn(request, 401);
    lanes.learn(request, 429);
    expect(await lanes.laneOf(request)).toBe(address);
  }
});

test("a key that was let in has a lane of its own, until it is refused", async () => {
  const lanes = createLanes({ url, sessionKey });
  lanes.learn(withKey("k"), 200);
  const own = await lanes.laneOf(withKey("k"));
  expect(own).not.toBe(address);
  expect(own).not.toContain("kkk");
  expect(await lanes.laneOf(withKey("l"))).toBe(address);
  lanes.learn(withKey("k"), 503);
  expect(await lanes.laneOf(withKey("k"))).toBe(own);
  lanes.learn(withKey("k"), 401);
  expect(await lanes.laneOf(withKey("k"))).toBe(address);
});

test("a page that is shown to everybody proves no key", async () => {
  const lanes = createLanes({ url, sessionKey });
  lanes.learn(asked({ authorization: `Bearer cb_${"p".repeat(40)}` }, "/sign-in"), 200);
  expect(await lanes.laneOf(withKey("p"))).toBe(address);
});

test("a session has one lane, whatever else its cookies say", async () => {
  const lanes = createLanes({ url, sessionKey });
  const token = await encode({ token: { sub: "u", sessionId: "s1" }, secret: sessionKey });
  const found = await Promise.all(
    ["", "; a=1", "; a=2"].map((more) =>
      lanes.laneOf(asked({ cookie: `commitbook.session=${token}${more}` })),
    ),
  );
  expect(new Set(found).size).toBe(1);
  expect(found[0]).not.toBe(address);
});
