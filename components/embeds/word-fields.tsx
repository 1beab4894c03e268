import type { EmbedDraft } from "@/components/embeds/embed-draft";
import { Input } from "@/components/ui/input";
import { renamedWords } from "@/lib/domain/base/embed-words";

type WordFieldsProps = {
  readonly words: EmbedDraft["words"];
  readonly onChange: (words: EmbedDraft["words"]) => void;
};

/** Words of the page's own in place of ours; empty means ours. They stand in the snippet. */
export const WordFields = ({ words, onChange }: WordFieldsProps) => (
  <details className="mt-1">
    <summary className="cursor-pointer text-accent">
      Words, {Object.keys(words).length} changed
    </summary>
    <div className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
      {renamedWords.map((word) => (
        <Input
          className="w-36"
          key={word}
          label={word}
          maxLength={60}
          onChange={({ target }) => {
            const { [word]: _, ...rest } = words;
            onChange(target.value === "" ? rest : { ...rest, [word]: target.value });
          }}
          placeholder="ours"
          value={words[word] ?? ""}
        />
      ))}
    </div>
  </details>
);
