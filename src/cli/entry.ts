#!/usr/bin/env node
/** The process of a command: the version of Node first, in words that an old one can read; then signals, pipes and the exit status. */
import { version } from "../version.ts";

/** Exit status of a command that was interrupted, whatever the signal. */
const INTERRUPTED_STATUS = 130;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`entente needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exitCode = 3;
} else if (process.argv.length === 3 && process.argv[2] === "--version") {
  console.log(version); // without the rest, which takes longer to load
} else {
  void (process.argv[2] === "check" ? import("./check-alone.ts") : import("./program.ts")).then(
    async ({ main, interruption, removeTemporaryFolders }) => {
      let received: number | null = null;
      process.on("exit", removeTemporaryFolders);
      process.stdout.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EPIPE") process.exit(0); // the reader has closed the pipe: `entente ... | head`
        console.error(`entente: could not write to standard output: ${error.message}`);
        process.exit(3);
      });
      const { stdout: out, stderr: err } = process;
      const status = await main(process.argv.slice(2), { out, err }, () =>
        interruption((status) => (received = status)),
      );
      process.exitCode = status === INTERRUPTED_STATUS ? (received ?? status) : status;
    },
  );
}
