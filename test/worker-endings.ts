/** What is to be ended with a worker of the tests; the environment has modules of its own, so the list is the thread's. */
const KEY = Symbol.for("entente.tests.endings");

export function endings(): (() => Promise<unknown>)[] {
  const thread = globalThis as unknown as { [KEY]?: (() => Promise<unknown>)[] };
  return (thread[KEY] ??= []);
}
