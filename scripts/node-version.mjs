/** Tells an old Node so in one line, before anything that it cannot read is loaded. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`entente needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(3);
}
