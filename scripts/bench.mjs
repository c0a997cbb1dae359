/** `npm run bench`: measures speed and scores; arguments go to bench/main.ts. */
import { runBundled } from "./run-bundled.mjs";

const [part, ...rest] = process.argv.slice(2);
if (part === "mcp") await runBundled("bench/mcp/main.ts", ["esbuild"], rest);
else await runBundled("bench/main.ts", ["playwright-core"]);
