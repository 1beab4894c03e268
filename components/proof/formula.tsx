type FormulaProps = { readonly left: string; readonly right: string };

/** "Available = Settled − Pending", as an equation is printed. */
export const Formula = ({ left, right }: FormulaProps) => (
  <p className="py-1 font-serif text-[0.9375rem]/6">
    <b className="font-heading">{left}</b> = {right}
  </p>
);
