import { PageTitle } from "@/components/layout/page-title";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import { paths } from "@/lib/paths/paths";
import { sources } from "@/lib/sources/sources";

const settings = [
  ...Object.values(sources).map(({ name, keys, needs }): [string, string] => [
    keys.map(({ variable }) => variable).join(", "),
    `${name}: ${needs.beforeStart}`,
  ]),
  ["DATABASE_URL", "a PostgreSQL for a book that people rely on"],
  ["COMMITBOOK_SANDBOX=0", "starts without the invented company"],
];

/** What the invented company is, and how to leave it. */
export const SandboxNote = () => (
  <div className="max-w-2xl">
    <PageTitle title="An invented company" />
    <p className="text-ink2">
      No provider key was set when this book was started, so it reads <em>Northlight Labs</em>: a
      company that does not exist. It is served on this machine in the vendors' own wire formats and
      read over HTTP by the same code that reads the real vendors. Every figure is computed, none is
      drawn from a real customer.
    </p>
    <p className="mt-3 text-ink2">
      Its teams and customers tell the cases a real book has: an allocation that runs out, one that
      lapses, a ramp, quarterly terms, overlapping terms, a term without an amount, rollovers,
      credits, an account that asks for a sign-in, one without any commitment. It has also promised
      AWS and Azure reservations and savings plans, and uses some of them badly.
    </p>
    <div className="mt-6">
      <SectionLine title="Connect your own" />
      <p className="border-t border-line py-2 text-ink2">
        Under{" "}
        <Link className="underline" to={paths.sources()}>
          Sources
        </Link>{" "}
        with a token, or in the environment before the next start:
      </p>
      <dl>
        {settings.map(([name, what]) => (
          <div
            className="flex gap-4 border-t border-line py-1.5 max-sm:flex-col max-sm:gap-0"
            key={name}
          >
            <dt className="w-52 shrink-0 font-mono text-id leading-5">{name}</dt>
            <dd className="text-ink2">{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  </div>
);
