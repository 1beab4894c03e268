// Loaded before anything else, so it keeps to what very old versions of Node can read.
const needed = { major: 20, minor: 9 };

/** @param {string} version such as "20.9.0" */
export const isEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > needed.major || (major === needed.major && minor >= needed.minor);
};

export const requireNode = () => {
  if (isEnough(process.versions.node)) return;
  console.error(
    `commitbook: Node ${needed.major}.${needed.minor} or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
};
