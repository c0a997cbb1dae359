/** `npm run bench`: measures speed and scores; arguments go to bench/main.ts. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("bench/main.ts", ["playwright-core"]);
