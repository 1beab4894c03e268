// What the frame and the page around it say to one another: one empty hello, then a port.

/** @typedef {{ ns: string, v: number, type: string, id: string, payload: Record<string, unknown> }} Message */

const ns = "commitments.embed";
const v = 1;

/** @param {unknown} data @returns {Message | null} */
export const readMessage = (data) => {
  if (typeof data !== "object" || data === null) return null;
  const { ns: space, v: version, type, id, payload } = /** @type {Partial<Message>} */ (data);
  if (space !== ns || version !== v || typeof type !== "string") return null;
  const isRecord = typeof payload === "object" && payload !== null && !Array.isArray(payload);
  return { ns, v, type, id: typeof id === "string" ? id : "", payload: isRecord ? payload : {} };
};

/**
 * Only the window around this one is heard, and only until it has given a port; what stands around the
 * frame is limited by frame-ancestors. Once the session says which origin it is for, a port from any
 * other is closed.
 * @param {(message: Message) => void} onMessage
 */
export const openChannel = (onMessage) => {
  /** @type {MessagePort | null} */
  let port = null;
  let origin = "";
  /** @type {string | null} */
  let allowed = null;
  /** @type {Message[]} */
  let waiting = [];
  /** @type {() => void} */
  let opened = () => {};
  const isOpen = new Promise((resolve) => {
    opened = () => resolve(true);
  });

  /** @param {MessageEvent} event */
  const hear = (event) => {
    if (event.source !== window.parent || port !== null) return;
    const message = readMessage(event.data);
    const [given] = event.ports;
    if (message?.type !== "hello.ack" || given === undefined) return;
    if (allowed !== null && event.origin !== allowed) return;
    port = given;
    origin = event.origin;
    port.onmessage = ({ data }) => {
      const said = readMessage(data);
      if (said !== null) onMessage(said);
    };
    for (const message of waiting) port.postMessage(message);
    waiting = [];
    opened();
  };
  window.addEventListener("message", hear);
  // The one message without an address: it says nothing.
  window.parent.postMessage({ ns, v, type: "hello", id: crypto.randomUUID(), payload: {} }, "*");

  return {
    isOpen,
    /** Whose page is around, once it has answered. */
    origin: () => origin || null,
    /** @param {string} only @returns {boolean} whether the page around is the one that it should be */
    restrictTo: (only) => {
      allowed = only;
      if (port === null || origin === only) return true;
      port.close();
      port = null;
      return false;
    },
    /** @param {string} type @param {Record<string, unknown>} [payload] */
    send: (type, payload = {}) => {
      const message = { ns, v, type, id: crypto.randomUUID(), payload };
      if (port === null) waiting = [...waiting.slice(-20), message];
      else port.postMessage(message);
    },
    close: () => {
      window.removeEventListener("message", hear);
      port?.close();
      port = null;
      waiting = [];
    },
  };
};
