import { parseHTML } from "linkedom";
import { h, render, type FunctionComponent } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PageStore } from "../../../src/studio/page/state/store.ts";
import { StoreContext, useStoreState } from "../../../src/studio/page/state/hooks.ts";

let place: Element;
beforeEach(() => {
  const { document } = parseHTML("<!doctype html><body><div></div></body>");
  vi.stubGlobal("document", document);
  place = document.querySelector("div")!;
});
afterEach(() => {
  render(null, place);
  vi.unstubAllGlobals();
});

const never = (): Worker => {
  throw new Error("no worker is wanted");
};
const draw = <P extends object>(store: PageStore, Part: FunctionComponent<P>, props: P): void =>
  render(h(StoreContext.Provider, { value: store, children: h(Part, props) }), place);

it("a part of the page shows what changed between its drawing and its first listening", async () => {
  const store = new PageStore(never);
  function Child() {
    useLayoutEffect(() => store.set({ title: "after" }), []);
    return null;
  }
  const Part: FunctionComponent = () =>
    h(
      "p",
      null,
      useStoreState((s) => s.title),
      h(Child, {}),
    );
  draw(store, Part, {});
  await expect.poll(() => place.textContent).toBe("after");
});

it("a part of the page listens to what it selects now, not to what it selected first", async () => {
  const store = new PageStore(never);
  const Part: FunctionComponent<{ which: "title" | "why" }> = ({ which }) =>
    h(
      "p",
      null,
      useStoreState((s) => s[which]),
    );
  draw(store, Part, { which: "title" });
  draw(store, Part, { which: "why" });
  store.set({ why: "because" });
  await expect.poll(() => place.textContent).toBe("because");
});
