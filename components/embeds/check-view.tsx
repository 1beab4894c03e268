"use client";

import { type FormEvent, useState } from "react";
import { toDraft, toLook } from "@/components/embeds/embed-draft";
import { Snippets } from "@/components/embeds/snippets";
import { PageTitle } from "@/components/layout/page-title";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { useAccounts } from "@/lib/client/accounts";
import { tryExchange, useEmbedCheck, useEmbeds } from "@/lib/client/embeds";
import { useAddress } from "@/lib/client/use-address";
import { hostWords } from "@/lib/format/host-words";
import { embedScript } from "@/lib/paths/embed-script";
import { paths } from "@/lib/paths/paths";
import type { WireEmbed, WireEmbedCheck } from "@/lib/wire/embed";

/** Whether a page may show an embed, and why not, before anybody copies anything. */
export const CheckView = () => {
  const address = useAddress();
  const embedId = address.get("embed") ?? "";
  const origin = address.get("origin") ?? "";
  const check = useEmbedCheck(embedId, origin);
  const embed = useEmbeds().data?.data.embeds.find(({ id }) => id === embedId);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string): string => String(form.get(name) ?? "").trim();
    address.set({ embed: textOf("embed"), origin: textOf("origin") });
  };
  return (
    <>
      <PageTitle
        crumbs={[
          { label: "Access", to: paths.access() },
          { label: "Embeds", to: paths.access({ tab: "embeds" }) },
        ]}
        note="whether a page may show an embed, and why not"
        title="Check a host"
      />
      <form
        className="mb-5 flex flex-wrap items-end gap-3"
        key={address.with({}).path}
        onSubmit={submit}
      >
        <Input
          className="w-64"
          defaultValue={embedId}
          label="Id of the embed"
          name="embed"
          required
        />
        <Input
          className="w-80"
          defaultValue={origin}
          label="Origin of the page"
          name="origin"
          placeholder="https://app.example.com"
          required
        />
        <Button look="primary" type="submit">
          Check
        </Button>
      </form>
      {embedId !== "" && origin !== "" && (
        <AsyncSection
          errorTitle="It could not be checked"
          loading={<LoadingRows labels={["Header", "Value"]} rows={6} />}
          query={check}
        >
          {({ data }) => (
            <>
              <Verdict check={data} embedId={embedId} />
              {data.host && (
                <p className="mt-2 text-ink2">
                  {origin}/ {hostWords(data.host).text}.
                </p>
              )}
              <Exchange />
              <Headers headers={data.headers} />
              {embed && data.allowed && <Snippets facts={factsOf(embed, origin)} />}
            </>
          )}
        </AsyncSection>
      )}
    </>
  );
};

const Verdict = ({
  check,
  embedId,
}: {
  readonly check: WireEmbedCheck;
  readonly embedId: string;
}) => (
  <Notice
    action={<Link to={paths.embed(embedId)}>Change the embed</Link>}
    kind={check.allowed ? "note" : "error"}
    title={check.allowed ? "This page may show it" : "This page may not show it"}
  >
    {check.reason}
  </Notice>
);

/** A code is asked for and opened here and now, as the frame would. */
const Exchange = () => {
  const account = useAccounts({}).data?.pages[0]?.data[0];
  const [said, setSaid] = useState("");
  const run = async (accountId: string) => {
    setSaid("asking");
    await tryExchange(accountId).then(
      (ms) => setSaid(`A code was minted and opened in ${Math.round(ms)} ms.`),
      (error: unknown) => setSaid(error instanceof Error ? error.message : "It failed."),
    );
  };
  return (
    <section aria-label="Exchange" className="mt-5">
      <SectionLine
        note="with a session of your own, inside this page"
        right={
          <Button disabled={account === undefined} onClick={() => account && run(account.id)}>
            Try an exchange
          </Button>
        }
        title="Exchange"
      />
      <p aria-live="polite">{said}</p>
    </section>
  );
};

const Headers = ({ headers }: Pick<WireEmbedCheck, "headers">) => (
  <section aria-label="Headers of the document" className="mt-5">
    <SectionLine note="as the browser of a reader gets them" title="Headers" />
    <dl className="font-mono text-id">
      {headers.map(({ name, value }) => (
        <div
          className="grid gap-x-6 border-b border-line py-1 md:grid-cols-[280px_minmax(0,1fr)]"
          key={name}
        >
          <dt>{name}</dt>
          <dd className="wrap-anywhere text-ink2">{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const factsOf = (embed: WireEmbed, origin: string) => {
  const { views, actions, theme, words } = toDraft(embed);
  return {
    book: window.location.origin,
    script: embedScript,
    embedId: embed.id,
    view: views[0] ?? "overview",
    views,
    actions,
    origin,
    look: toLook(theme),
    words,
  };
};
