import { type Role, roles } from "@/lib/domain/base/role";
import { roleWords } from "@/lib/format/access-words";

type RoleChoiceProps = {
  readonly selected: Role;
  readonly onSelect: (role: Role) => void;
};

export const RoleChoice = ({ selected, onSelect }: RoleChoiceProps) => (
  <fieldset>
    <legend className="mb-1 text-label text-ink2">Role</legend>
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {roles.map((role) => (
        <label className="flex items-baseline gap-2" key={role}>
          <input
            checked={role === selected}
            name="role"
            onChange={() => onSelect(role)}
            type="radio"
            value={role}
          />
          <span>
            <span className={role === selected ? "font-heading" : ""}>{roleWords[role].name}</span>
            <span className="block text-note text-ink3">{roleWords[role].says}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
