/** The studio's page. */
import { render } from "preact";
import { App } from "./app.tsx";
import { PageStore } from "./state/store.ts";
import { StoreContext } from "./state/hooks.ts";

const store = new PageStore(() => new Worker("worker.js"));
(globalThis as { entente?: PageStore }).entente = store; // for the browser's console and the tests
render(
  <StoreContext.Provider value={store}>
    <App />
  </StoreContext.Provider>,
  document.getElementById("page")!,
);
void store.file.boot();
