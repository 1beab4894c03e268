import { PageTitle } from "@/components/layout/page-title";
import { DataTable } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import type { Page } from "@/lib/paths/page";
import { paths } from "@/lib/paths/paths";

type Report = { readonly name: string; readonly says: string; readonly to: Page };

const reports: readonly Report[] = [
  {
    name: "Roll-forward",
    says: "From opening to closing, line by line, in any fiscal calendar",
    to: paths.rollForward(),
  },
];

const columns: Column<Report>[] = [
  {
    id: "name",
    label: "Report",
    isName: true,
    phone: "title",
    width: "200px",
    cell: ({ name }) => name,
  },
  { id: "says", label: "What it says", phone: "note", cell: ({ says }) => says },
];

/** Every report there is. */
export const ReportsView = () => (
  <>
    <PageTitle title="Reports" />
    <section aria-label="Reports">
      <SectionLine note="each over the whole book, at both clocks" title="Reports" />
      <DataTable
        columns={columns}
        label="Reports"
        rowKey={({ name }) => name}
        rows={reports}
        rowTo={({ to }) => to}
      />
    </section>
  </>
);
