// Loaded before anything else, so it keeps to what very old versions of Node can read.

/**
 * From these on a CommonJS module may require an ES module, which the build tools do.
 * @param {string} version such as "20.19.0"
 */
export const isEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
};

export const requireNode = () => {
  if (isEnough(process.versions.node)) return;
  console.error(
    `commitbook: Node 20.19, 22.12 or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
};
