"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SectionLine } from "@/components/ui/section-line";
import { Tabs } from "@/components/ui/tabs";
import {
  type SnippetFacts,
  toCurlSnippet,
  toHtmlSnippet,
  toNodeSnippet,
  toReactSnippet,
} from "@/lib/format/embed-snippets";

const onPage = { HTML: toHtmlSnippet, React: toReactSnippet };
const onServer = { "Node server": toNodeSnippet, curl: toCurlSnippet };

/** What goes into the page and what goes on the server, as it can be copied and run. */
export const Snippets = ({ facts }: { readonly facts: SnippetFacts }) => (
  <div className="mt-6 grid gap-6 lg:grid-cols-2">
    <Snippet facts={facts} kinds={onPage} title="On the page" />
    <Snippet facts={facts} kinds={onServer} title="On your server" />
  </div>
);

type SnippetProps = {
  readonly title: string;
  readonly kinds: Readonly<Record<string, (facts: SnippetFacts) => string>>;
  readonly facts: SnippetFacts;
};

const Snippet = ({ title, kinds, facts }: SnippetProps) => {
  const [asked, setAsked] = useState(Object.keys(kinds)[0] ?? "");
  const [isCopied, setIsCopied] = useState(false);
  const text = kinds[asked]?.(facts) ?? "";
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <section aria-label={title} className="min-w-0">
      <SectionLine
        right={
          <Button look="quiet" onClick={copy}>
            {isCopied ? "Copied" : "Copy"}
          </Button>
        }
        tabs={
          <Tabs
            label={title}
            onSelect={(id) => {
              setAsked(id);
              setIsCopied(false);
            }}
            selected={asked}
            tabs={Object.keys(kinds).map((id) => ({ id, label: id }))}
          />
        }
        title={title}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by key */}
      <pre className="overflow-x-auto bg-wash p-3 font-mono text-id" tabIndex={0}>
        {text}
      </pre>
    </section>
  );
};
