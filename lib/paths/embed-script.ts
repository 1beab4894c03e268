/**
 * The script that other people's pages load. They pin it by its hash, so what is served under this address
 * never changes again: what comes later gets another address.
 */
export const embedScript = {
  path: "/embed/v1.js",
  integrity: "sha384-By6Dqy6zWySnOftASVWpZPsIdUAgOFaq90qcfKSg4rzCp4aaGnziASx/XAXacQ0K",
} as const;
