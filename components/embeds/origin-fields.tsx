import { useState } from "react";
import { HostAnswer } from "@/components/embeds/host-answer";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { parseOrigin, refusedOrigin } from "@/lib/domain/base/web-origin";

type OriginFieldsProps = {
  readonly origins: readonly string[];
  /** null: it is being made. */
  readonly embedId: string | null;
  /** Those that are kept already: they can be asked what they answer. */
  readonly saved: readonly string[];
  readonly onChange: (origins: readonly string[]) => void;
};

/** The pages that may show it, each by its exact origin. What is none is refused as it is added. */
export const OriginFields = ({ origins, embedId, saved, onChange }: OriginFieldsProps) => {
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const add = () => {
    if (text.trim() === "") return;
    const origin = parseOrigin(text.trim());
    if (origin === null) return setRefused(refusedOrigin(text.trim()));
    onChange([...new Set([...origins, origin])]);
    setText("");
  };
  return (
    <fieldset>
      <legend className="mb-1 text-label text-ink2">Allowed origins, exact</legend>
      <ul>
        {origins.map((origin) => (
          <li
            className="flex items-baseline justify-between gap-3 border-b border-line py-1"
            key={origin}
          >
            <span className="wrap-anywhere">
              {origin}
              {embedId !== null && saved.includes(origin) && (
                <HostAnswer embedId={embedId} origin={origin} />
              )}
            </span>
            <Button
              aria-label={`Remove ${origin}`}
              look="quiet"
              onClick={() => onChange(origins.filter((each) => each !== origin))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex items-start gap-2">
        <Input
          className="grow"
          error={refused}
          isLabelHidden
          label="https://app.example.com"
          onChange={({ target }) => {
            setText(target.value);
            setRefused(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
          placeholder="https://app.example.com"
          value={text}
        />
        <Button look="quiet" onClick={add}>
          Add
        </Button>
      </div>
    </fieldset>
  );
};
