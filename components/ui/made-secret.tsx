"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RaisedRow } from "@/components/ui/raised-row";

type MadeSecretProps = {
  readonly title: string;
  readonly note: string;
  readonly secret: string;
  readonly onDone: () => void;
  readonly children?: ReactNode;
};

/** A link or a key just made: told now and never again, so copying it is all there is to do. */
export const MadeSecret = ({ title, note, secret, onDone, children }: MadeSecretProps) => {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setIsCopied(true);
  };
  return (
    <RaisedRow label={title}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="font-heading">{title}</h2>
        <p className="text-ink3">{note}; shown now, never again</p>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <code className="min-w-0 rounded-box border border-line2 px-2.5 py-1.5 font-mono text-id break-all">
          {secret}
        </code>
        <Button look="primary" onClick={copy}>
          {isCopied ? "Copied" : "Copy"}
        </Button>
        <Button look="quiet" onClick={onDone}>
          I have stored it
        </Button>
      </div>
      {children}
    </RaisedRow>
  );
};
