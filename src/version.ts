/** Version of the package; a result names it. */
export const version = "0.1.0";
