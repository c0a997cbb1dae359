/** `npm run fuzz`: tries broken and hostile input; arguments go to test/fuzz/main.ts. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("test/fuzz/main.ts", ["esbuild"]);
