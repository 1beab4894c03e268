import type { ServerResponse } from "node:http";

/** A page that could not be drawn is 500 to the framework, also where the database is away for a moment. */
export const sayAway = (response: ServerResponse, isAway: () => boolean): void => {
  const { writeHead } = response;
  response.writeHead = (...given: unknown[]) => {
    const [status, ...rest] = given;
    if (status !== 500 || !isAway()) return Reflect.apply(writeHead, response, given);
    response.setHeader("Retry-After", "5");
    return Reflect.apply(writeHead, response, [503, ...rest]);
  };
};
