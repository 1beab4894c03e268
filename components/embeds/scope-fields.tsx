import { AccountChoice } from "@/components/accounts/account-choice";
import type { ChangeDraft, EmbedDraft } from "@/components/embeds/embed-draft";
import { OriginFields } from "@/components/embeds/origin-fields";
import { Input } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select-field";
import { embedSizes } from "@/lib/domain/base/embed-sizes";
import {
  type EmbedAction,
  type EmbedView,
  embedActions,
  embedLocales,
  embedViews,
} from "@/lib/domain/base/embed-words";

type FieldsProps = {
  readonly draft: EmbedDraft;
  readonly onChange: ChangeDraft;
  /** null: it is being made. */
  readonly embedId: string | null;
  /** Those that can be asked what they answer. */
  readonly savedOrigins: readonly string[];
};

const languages = { en: "English", de: "Deutsch" } as const;
const hours = [1, 2, 4, 8];

/** What an embed may do: whose pages, which views, which accounts. */
export const ScopeFields = ({ draft, onChange, embedId, savedOrigins }: FieldsProps) => (
  <div className="space-y-4">
    <Input
      label="Name"
      maxLength={120}
      onChange={({ target }) => onChange({ name: target.value })}
      required
      value={draft.name}
    />
    <OriginFields
      embedId={embedId}
      onChange={(origins) => onChange({ origins })}
      origins={draft.origins}
      saved={savedOrigins}
    />
    <Choices
      all={embedViews}
      factsOf={factsOfView}
      legend="Views"
      note="height at 720 px, weight gzipped"
      onChange={(views) => onChange({ views })}
      selected={draft.views}
    />
    <fieldset>
      <legend className="mb-1 text-label text-ink2">Accounts</legend>
      <label className="flex items-baseline gap-2">
        <input
          checked={draft.accountIds === null}
          name="accounts"
          onChange={() => onChange({ accountIds: null })}
          type="radio"
        />
        By session, named by your server
      </label>
      <label className="flex items-baseline gap-2">
        <input
          checked={draft.accountIds !== null}
          name="accounts"
          onChange={() => onChange({ accountIds: [] })}
          type="radio"
        />
        Only these
      </label>
      {draft.accountIds && (
        <AccountChoice
          onSelect={(accountIds) => onChange({ accountIds })}
          selected={draft.accountIds}
        />
      )}
    </fieldset>
    <Choices
      all={embedActions}
      legend="Actions"
      nameOf={nameOfAction}
      onChange={(actions) => onChange({ actions })}
      selected={draft.actions}
    />
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <SelectField
        label="Session ends after"
        onChange={({ target }) => onChange({ maxLifeSeconds: Number(target.value) })}
        options={hours.map((each) => ({ value: String(each * 3_600), label: `${each} h` }))}
        value={String(draft.maxLifeSeconds)}
      />
      <SelectField
        label="Language"
        onChange={({ target }) =>
          onChange({ locale: embedLocales.find((each) => each === target.value) ?? null })
        }
        options={[
          { value: "", label: "As the host" },
          ...embedLocales.map((value) => ({ value, label: languages[value] })),
        ]}
        value={draft.locale ?? ""}
      />
    </div>
    <p className="text-note text-ink3">
      A code lives 120 s and opens once. A token lives 10 min and renews in place.
    </p>
  </div>
);

type ChoicesProps<Word extends string> = {
  readonly legend: string;
  readonly note?: string;
  /** What stands beside a word. */
  readonly factsOf?: (word: Word) => readonly string[];
  /** What a word is called; itself where nothing else is said. */
  readonly nameOf?: (word: Word) => string;
  readonly all: readonly Word[];
  readonly selected: readonly Word[];
  readonly onChange: (selected: readonly Word[]) => void;
};

const factsOfView = (view: EmbedView): readonly string[] => {
  const { height, kilobytes } = embedSizes[view];
  return [`${height} px`, `${kilobytes.toFixed(1)} kB`];
};

const actionNames = {
  "export.csv": "CSV",
  "export.xlsx": "XLSX",
  print: "Print",
} as const satisfies Readonly<Record<EmbedAction, string>>;

const nameOfAction = (action: EmbedAction): string => actionNames[action];

const Choices = <Word extends string>(props: ChoicesProps<Word>) => {
  const { legend, note, all, selected, onChange, factsOf, nameOf } = props;
  return (
    <fieldset>
      <legend className="mb-1 text-label text-ink2">
        {legend}
        {note && <span className="text-ink3"> {note}</span>}
      </legend>
      {all.map((word) => (
        <label className="flex items-baseline gap-2" key={word}>
          <input
            checked={selected.includes(word)}
            onChange={({ target }) =>
              onChange(
                all.filter((each) => (each === word ? target.checked : selected.includes(each))),
              )
            }
            type="checkbox"
          />
          <span className="grow">{nameOf?.(word) ?? word}</span>
          {factsOf?.(word).map((fact) => (
            <span className="w-16 text-right text-ink3" key={fact}>
              {fact}
            </span>
          ))}
        </label>
      ))}
    </fieldset>
  );
};
