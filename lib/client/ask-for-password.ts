/** Asks the reader for the password; false when they would rather not. */
type Ask = () => Promise<boolean>;

let current: Ask = async () => false;

/** The dialog of a page says how it asks; a page without one lets the refusal stand. */
export const setPasswordDialog = (ask: Ask): (() => void) => {
  current = ask;
  return () => {
    if (current === ask) current = async () => false;
  };
};

export const askForPassword = (): Promise<boolean> => current();
