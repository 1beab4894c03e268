import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";

type NoMatchProps = {
  /** "commitment", "account". */
  readonly noun: string;
  readonly filterCount: number;
  /** The filter whose removal brings most back, in the words of its chip. */
  readonly suggestion?: {
    readonly label: string;
    readonly count: number;
    readonly onRemove: () => void;
  };
  readonly onClear: () => void;
};

/** Filters that leave nothing: says which one to give up. */
export const NoMatch = ({ noun, filterCount, suggestion, onClear }: NoMatchProps) => (
  <EmptyState
    action={
      <>
        {suggestion && <Button onClick={suggestion.onRemove}>Remove that filter</Button>}
        <Button look={suggestion ? "quiet" : "secondary"} onClick={onClear}>
          Clear all
        </Button>
      </>
    }
    title={`No ${noun} matches`}
  >
    {filterCount === 1 ? "1 filter is on." : `${filterCount} filters are on.`}
    {suggestion && (
      <>
        {" "}
        Without <strong className="font-heading">{suggestion.label}</strong> there would be{" "}
        {suggestion.count}.
      </>
    )}
  </EmptyState>
);
