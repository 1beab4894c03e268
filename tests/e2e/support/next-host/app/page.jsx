"use client";

import { useState } from "react";
import "./v1.js";

/** In development React mounts everything twice, and every drawing makes another function and object. */
const HostPage = () => {
  const [drawn, setDrawn] = useState(0);
  const [isShown, setIsShown] = useState(true);
  const [isReady, setIsReady] = useState(false);
  return (
    <main>
      <button onClick={() => setDrawn(drawn + 1)} type="button">
        Drawn {drawn}
      </button>
      <button onClick={() => setIsShown(!isShown)} type="button">
        Toggle
      </button>
      <p>{isReady ? "ready" : "not yet"}</p>
      {isShown && (
        <commitbook-embed
          embed-id="auto"
          origin={process.env.NEXT_PUBLIC_BOOK}
          ref={(embed) => {
            if (embed === null) return;
            embed.getCode = async () => {
              window.asked = (window.asked ?? 0) + 1;
              return "any";
            };
            embed.theme = { mode: "dark" };
            embed.params = { filters: { status: "settled" } };
            embed.addEventListener("ready", () => setIsReady(true));
          }}
          view="overview"
        />
      )}
    </main>
  );
};

export default HostPage;
