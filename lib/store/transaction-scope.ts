import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseError } from "@/lib/store/database-error";

type Scope = { isOpen: boolean };

const scopes = new AsyncLocalStorage<Scope>();

/**
 * The embedded engine has one connection: asking the database itself for something inside a
 * transaction would wait for its own end. It fails at once instead, on both engines alike.
 */
export const assertOutsideTransaction = (): void => {
  if (scopes.getStore()?.isOpen) {
    throw new DatabaseError("Inside a transaction, ask the transaction, not the database.");
  }
};

export const insideTransaction = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const scope: Scope = { isOpen: true };
  try {
    return await scopes.run(scope, work);
  } finally {
    // What was started inside and outlives the transaction is outside now.
    scope.isOpen = false;
  }
};
