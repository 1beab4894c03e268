import { OperationList } from "@/components/api-reference/operation-list";
import { OperationView } from "@/components/api-reference/operation-view";
import type { ReferenceOperation } from "@/lib/wire/reference";

type ApiReferenceProps = {
  readonly operations: readonly ReferenceOperation[];
  /** The operation that the address names. */
  readonly asked: string | null;
};

export const ApiReference = ({ operations, asked }: ApiReferenceProps) => {
  const shown = operations.find(({ id }) => id === asked) ?? operations[0];
  if (shown === undefined) return null;
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[220px_minmax(0,1fr)]">
      <OperationList operations={operations} shownId={shown.id} />
      <OperationView operation={shown} />
    </div>
  );
};
