/** A page of the application, and who may open it: "open" to whoever finds the address. */
type PageRow = { readonly path: string; readonly needs: "signed-in" | "open" };

/**
 * Every page. What stands on it is asked of the API by the page itself, as whoever opened it: a row here says
 * only whether a frame without figures is shown to nobody in particular.
 */
export const pages: readonly PageRow[] = [
  { path: "/", needs: "signed-in" },
  { path: "/access", needs: "signed-in" },
  { path: "/access/embeds/[embedId]", needs: "signed-in" },
  { path: "/access/embeds/new", needs: "signed-in" },
  { path: "/accounts", needs: "signed-in" },
  { path: "/accounts/[accountId]", needs: "signed-in" },
  { path: "/commitments", needs: "signed-in" },
  { path: "/commitments/[commitmentId]", needs: "signed-in" },
  { path: "/commitments/inventory", needs: "signed-in" },
  { path: "/docs/api", needs: "signed-in" },
  { path: "/embed/check", needs: "signed-in" },
  { path: "/invitation", needs: "open" },
  { path: "/reports", needs: "signed-in" },
  { path: "/reports/roll-forward", needs: "signed-in" },
  { path: "/sandbox", needs: "signed-in" },
  { path: "/sign-in", needs: "open" },
  { path: "/sources", needs: "signed-in" },
  { path: "/timeline", needs: "signed-in" },
  { path: "/you", needs: "signed-in" },
];
