#!/usr/bin/env node
/** First of all the version of Node, in words that an old one can read; then the command itself. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`entente needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exitCode = 3;
} else {
  void import("./main.ts").then(({ main }) => main(process.argv.slice(2)));
}
