// <commitbook-embed>. Sites pin these bytes by their hash: they never change. Types: v1.d.ts
const tag = "commitbook-embed";
const tokens = "mode accent surface text positive negative warning radius density fontFamily"
  .split(" ")
  .concat(
    "logo",
    "hideHeader",
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `chart${n}`),
  );
const attributes = "embedId view origin label locale timezone minHeight maxHeight"
  .split(" ")
  .concat(tokens);
const objects = ["getCode", "theme", "words", "params"];
const passedOn = ["theme", "words", "params", "locale", "timezone"];

const silent = "The frame is silent: see /embed/check.";

const toAttribute = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const toName = (attribute) => attribute.replace(/-./g, ([, letter]) => letter.toUpperCase());
const isMessage = (data) => data?.ns === "commitments.embed" && data.v === 1;
const message = (type, payload = {}, id = String(Math.random())) => ({
  ns: "commitments.embed",
  v: 1,
  type,
  id,
  payload,
});

// A server has no HTMLElement: there the file defines nothing.
class CommitbookEmbed extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = attributes.map(toAttribute);

  #given = {};
  #sheet;
  #frame;
  #ports = [];
  #port;
  #timer;
  #mintTimer;
  #minting;
  #view;
  #tries = 0;
  #state;
  #content = 320;
  #height;
  #near;
  #dark;

  static {
    for (const name of [...attributes, ...objects])
      Object.defineProperty(CommitbookEmbed.prototype, name, {
        get() {
          return objects.includes(name) ? this.#given[name] : this.getAttribute(toAttribute(name));
        },
        set(value) {
          if (objects.includes(name)) {
            const before = this.#given[name];
            this.#given[name] = value;
            // Frameworks set equal ones each time they draw.
            if (!before || JSON.stringify(value) !== JSON.stringify(before)) this.#change(name);
          } else if (value == null || value === false) this.removeAttribute(toAttribute(name));
          else this.setAttribute(toAttribute(name), value === true ? "" : value);
        },
      });
  }

  connectedCallback() {
    // What was set before the definition hides the setters.
    for (const name of [...attributes, ...objects])
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
      // A sheet needs no leave of the page's policy.
      this.#sheet = new CSSStyleSheet();
      this.shadowRoot.adoptedStyleSheets = [this.#sheet];
      this.#resize(this.#content);
    }
    addEventListener("message", this.#hear);
    this.#dark = matchMedia("(prefers-color-scheme:dark)");
    this.#dark.addEventListener("change", this.#dress);
    this.reload();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#dark.removeEventListener("change", this.#dress);
    this.#stop();
  }

  attributeChangedCallback(attribute, before, after) {
    if (before !== after) this.#change(toName(attribute));
  }

  reload() {
    this.#stop();
    if (!this.shadowRoot || !this.isConnected || !this.embedId || !this.getCode) return;
    // A code lives two minutes, too short to wait for a reader to scroll down.
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin: "200px" },
    );
    this.#near.observe(this);
  }

  navigate(view, params) {
    this.#send("navigate", { view, params });
  }

  print() {
    this.#send("print");
  }

  destroy() {
    this.#send("destroy");
    this.#stop();
  }

  async #start() {
    this.#near.disconnect();
    this.#load();
    const code = await this.#mint("load");
    if (code === null) this.#retry("no-code", "No code came from getCode.");
    if (!code) return;
    const frame = document.createElement("iframe");
    frame.setAttribute(
      "sandbox",
      "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox",
    );
    frame.setAttribute("loading", "lazy");
    frame.setAttribute("referrerpolicy", "no-referrer");
    // Seen once it knows the theme: no white flash in the dark.
    frame.style.visibility = "hidden";
    this.#view = this.view;
    const path = [this.embedId, this.view ?? "overview"].map(encodeURIComponent).join("/");
    frame.src = `${this.#book}/embed/v1/${path}#code=${encodeURIComponent(code)}`;
    this.#frame = frame;
    this.#change("label");
    this.#dress();
    this.shadowRoot.append(frame);
    this.#timer = setTimeout(() => this.#retry("unavailable", silent), 2e4);
  }

  #stop() {
    this.#near?.disconnect();
    clearTimeout(this.#timer);
    clearTimeout(this.#mintTimer);
    for (const port of this.#ports) port.close();
    this.#ports = [];
    this.#frame?.remove();
    this.#frame = this.#port = this.#minting = this.#state = undefined;
    if (this.shadowRoot) this.shadowRoot.firstChild.hidden = false;
  }

  #load() {
    if (this.#state === "loading") return;
    this.#state = "loading";
    this.#emit("loading");
  }

  #fail(type, detail) {
    this.#state = "failed";
    this.#emit(type, detail);
  }

  #retry(code, message) {
    this.#stop();
    this.#fail("error", { code, retryable: true, message });
    const ms = Math.min(6e4, 1e3 * 2 ** this.#tries++) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.reload(), ms);
  }

  /** Never rejects: null is no code, undefined nobody waiting. */
  async #mint(reason) {
    const mine = {};
    this.#minting = mine;
    let answer;
    try {
      const { embedId, view } = this;
      answer = await Promise.race([
        this.getCode({ embedId, view, reason }),
        new Promise((resolve) => {
          this.#mintTimer = setTimeout(resolve, 3e4);
        }),
      ]);
    } catch {}
    if (mine !== this.#minting) return;
    clearTimeout(this.#mintTimer);
    this.#minting = undefined;
    const code = answer?.code ?? answer;
    return typeof code === "string" && code ? code : null;
  }

  async #renew(id) {
    if (this.#minting) return;
    if (this.#state === "failed") this.#load();
    const code = await this.#mint("renew");
    if (code !== undefined) this.#send(code ? "token" : "token.failed", code ? { code } : {}, id);
  }

  get #book() {
    return new URL(this.origin ?? import.meta.url, document.baseURI).origin;
  }

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #send(type, payload, id) {
    this.#port?.postMessage(message(type, payload, id));
  }

  /** The one word outside of the ports. */
  #hear = ({ source, origin, data }) => {
    if (!source || source !== this.#frame?.contentWindow || origin !== this.#book) return;
    if (!isMessage(data) || data.type !== "hello") return;
    clearTimeout(this.#timer);
    const { port1, port2 } = new MessageChannel();
    this.#ports.push(port1);
    this.#port = port1;
    source.postMessage(message("hello.ack", {}, data.id), origin, [port2]);
    for (const name of passedOn) this.#change(name);
    if (this.view !== this.#view) this.#change("view");
    port1.onmessage = (event) => {
      // After two hellos, the port that the frame took.
      this.#port = port1;
      if (this.#frame && isMessage(event.data)) this.#take(event.data);
    };
  };

  #take({ type, id, payload = {} }) {
    this.#frame.style.visibility = "";
    this.shadowRoot.firstChild.hidden = true;
    if (type === "size") this.#resize(payload.height);
    else if (type === "token.needed") this.#renew(id);
    else if (type === "loading") this.#load();
    else if (type === "error") this.#fail(type, { message: payload.code, ...payload });
    else if (type === "session.ended") this.#fail("sessionended", payload);
    else if (type === "export.done") this.#emit("exportdone", payload);
    else if (type === "ready") {
      if (this.#state === "ready") return;
      this.#load();
      this.#state = type;
      this.#tries = 0;
      this.#emit(type, payload);
    } else if (["navigate", "escape", "themed"].includes(type)) this.#emit(type, payload);
  }

  #resize(content) {
    if (!(content > 0)) return;
    this.#content = content;
    const room = Math.min(Math.ceil(content), Number(this.maxHeight) || Infinity);
    const height = Math.max(room, Number(this.minHeight) || 0);
    if (!this.#sheet || height === this.#height) return;
    this.#height = height;
    this.#sheet.replaceSync(`:host{display:grid;grid-template-columns:minmax(0,1fr);min-height:${height}px}
      :host([hidden]){display:none}
      ::slotted(*),iframe{grid-area:1/1}
      iframe{border:0;width:100%;height:${height}px}`);
    if (this.#port) this.#emit("resize", { height });
  }

  #change(name) {
    const value = this[name];
    if (name === "embedId" || name === "origin" || name === "getCode") this.reload();
    else if (name === "view") this.navigate(value);
    else if (name === "label") this.#frame?.setAttribute("title", value ?? "Commitments");
    else if (name.endsWith("Height")) this.#resize(this.#content);
    else if (name === "words" || name === "params") this.#send(name, value ?? {});
    else if (name === "locale" || name === "timezone") this.#send(name, { [name]: value });
    else this.#dress();
  }

  /** Unequal colour schemes of frame and page make browsers paint a backdrop. */
  #dress = () => {
    if (!this.#frame) return;
    const theme = { ...this.theme };
    for (const token of tokens) {
      const value = this[token];
      if (value === null) continue;
      if (token === "radius") theme[token] = Number(value);
      else if (token === "logo" || token === "hideHeader") theme[token] = value !== "false";
      else theme[token] = value;
    }
    if (theme.mode !== "light" && theme.mode !== "dark") {
      // As the page declares.
      const declared = getComputedStyle(this).colorScheme;
      const isOpen = declared.includes("light");
      theme.mode = declared.includes("dark") && (!isOpen || this.#dark.matches) ? "dark" : "light";
    }
    this.#frame.style.colorScheme = theme.mode;
    this.#send("theme", theme);
  };
}

if (globalThis.customElements && !customElements.get(tag)) {
  customElements.define(tag, CommitbookEmbed);
}
