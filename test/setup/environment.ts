/** Node, with what the files of a worker share: it is started by the first that needs it, and ended with the worker. */
import { builtinEnvironments } from "vitest/runtime";
import type { Environment } from "vitest/runtime";
import { endings } from "../worker-endings.ts";

export default {
  ...builtinEnvironments.node,
  name: "worker",
  async setup(global, options) {
    const node = await builtinEnvironments.node.setup(global, options);
    return {
      async teardown(worker) {
        await Promise.all(endings().map((end) => end()));
        await node.teardown(worker);
      },
    };
  },
} satisfies Environment;
