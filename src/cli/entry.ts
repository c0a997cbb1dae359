#!/usr/bin/env node
/** The process of a command: the version of Node first, in words that an old one can read; then signals, pipes and the exit status. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`entente needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exitCode = 3;
} else {
  void import("./main.ts").then(async ({ main }) => {
    const interrupt = new AbortController();
    process.once("SIGINT", () => {
      interrupt.abort();
      process.once("SIGINT", () => process.exit(130));
    });
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0); // the reader has closed the pipe: `entente ... | head`
      throw error;
    });
    const { stdout: out, stderr: err } = process;
    process.exitCode = await main(process.argv.slice(2), { out, err }, interrupt.signal);
  });
}
