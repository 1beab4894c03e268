"use client";

import "@/public/embed/v1.js";
import { useEffect, useRef, useState } from "react";
import { showLogo } from "@/components/embeds/preview-logo";
import type {
  CommitbookEmbed,
  CommitbookEmbedEventMap,
  EmbedWords,
  GetCode,
} from "@/public/embed/v1";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "commitbook-embed": HTMLAttributes<CommitbookEmbed> & {
        readonly ref?: Ref<CommitbookEmbed>;
        readonly "embed-id": string;
        readonly view: string;
        readonly origin: string;
        readonly locale?: string | undefined;
        readonly "min-height"?: number;
        readonly "max-height"?: number;
        readonly words: EmbedWords;
        readonly getCode: GetCode;
      };
    }
  }
}

export type Heard = {
  readonly type: keyof CommitbookEmbedEventMap;
  readonly detail: Readonly<Record<string, unknown>>;
};

type EmbedFrameProps = {
  readonly embedId: string;
  readonly view: string;
  readonly look: Readonly<Record<string, string>>;
  readonly words: EmbedWords;
  readonly locale: string | undefined;
  /** The address of the picture above the view. */
  readonly logo: string | null;
  readonly getCode: GetCode;
  readonly onHear: (heard: Heard) => void;
};

const types: readonly Heard["type"][] = [
  "loading",
  "ready",
  "error",
  "sessionended",
  "resize",
  "navigate",
  "exportdone",
  "themed",
];

/** The element itself, as any page of somebody else's has it. */
export const EmbedFrame = (props: EmbedFrameProps) => {
  const { embedId, view, look, words, locale, logo, getCode, onHear } = props;
  const element = useRef<CommitbookEmbed>(null);
  const [drawn, setDrawn] = useState(0);
  const tell = useRef(onHear);
  tell.current = onHear;
  useEffect(() => {
    const current = element.current;
    const listen = (event: Event) => {
      if (event.type === "ready") setDrawn((count) => count + 1);
      const type = types.find((each) => each === event.type);
      if (type) tell.current({ type, detail: event instanceof CustomEvent ? event.detail : {} });
    };
    for (const type of types) current?.addEventListener(type, listen);
    return () => {
      for (const type of types) current?.removeEventListener(type, listen);
    };
  }, []);
  useEffect(() => {
    if (drawn > 0 && element.current) showLogo(element.current, logo);
  }, [drawn, logo]);
  return (
    <commitbook-embed
      {...look}
      embed-id={embedId}
      getCode={getCode}
      locale={locale}
      max-height={640}
      min-height={320}
      origin={window.location.origin}
      ref={element}
      view={view}
      words={words}
    />
  );
};
