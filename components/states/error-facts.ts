export type ErrorFacts = {
  readonly code: string;
  readonly message: string | null;
  readonly reference: string | null;
};

const findText = (error: object, key: string): string | null => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" && value !== "" ? value : null;
};

/** What an error says about itself. Only errors that carry a code were written for people. */
export const readErrorFacts = (error: unknown): ErrorFacts => {
  if (typeof error !== "object" || error === null)
    return { code: "unknown", message: null, reference: null };
  const code = findText(error, "code");
  return {
    code: code ?? "unknown",
    message: code === null ? null : findText(error, "message"),
    reference: findText(error, "reference"),
  };
};
