/**
 * A picture that is not stored yet, put where a stored one will stand. A preview is of our own origin, so its
 * document can be reached; a frame in anybody else's page takes no picture from outside.
 */
export const showLogo = (element: Element, address: string | null): void => {
  const root = element.shadowRoot?.querySelector("iframe")?.contentDocument?.getElementById("root");
  if (!root) return;
  root.querySelector("#logo")?.remove();
  if (address === null) return;
  const picture = root.ownerDocument.createElement("img");
  Object.assign(picture, { id: "logo", src: address, alt: "", height: 32 });
  root.prepend(picture);
};
