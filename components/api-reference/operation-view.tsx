import { FieldTable } from "@/components/api-reference/field-table";
import { PageTitle } from "@/components/layout/page-title";
import { SectionLine } from "@/components/ui/section-line";
import { paths } from "@/lib/paths/paths";
import type { ReferenceOperation } from "@/lib/wire/reference";

const Code = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <section aria-label={label} className="mb-5">
    <SectionLine title={label} />
    {/* Reached by keyboard, because it may be wider than its place. */}
    <pre
      className="mt-1 max-h-[36rem] overflow-auto bg-wash p-3 font-mono text-id"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
      tabIndex={0}
    >
      {children}
    </pre>
  </section>
);

export const OperationView = ({ operation }: { readonly operation: ReferenceOperation }) => {
  const { title, method, path, needs, parameters, body, answer, request, example } = operation;
  return (
    <div className="grid gap-x-8 gap-y-4 xl:grid-cols-2">
      <div className="min-w-0">
        <PageTitle crumbs={[{ label: "API", to: paths.apiReference() }]} title={title} />
        <p className="font-mono text-id wrap-anywhere">
          <span className="font-heading">{method}</span> {path}
        </p>
        <p className="mt-2 max-w-prose text-ink2">
          {needs} What is out of scope answers like what is not there. Amounts are decimal text
          beside their unit; a figure without a number says which word stands in its place.
        </p>
        <FieldTable rows={parameters} title="Parameters" />
        <FieldTable rows={body} title="Body" />
        <FieldTable rows={answer} title="Answer" />
      </div>
      <div className="min-w-0">
        <Code label="Request">{request}</Code>
        {example !== null && <Code label="Answer, one row of each list">{example}</Code>}
      </div>
    </div>
  );
};
