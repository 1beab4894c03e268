const rows = ["Granted", "Drawn", "Expired unused", "Pending"];

/** An empty page of a ledger, ruled to its edge. Decoration: it has nothing to say. */
export const RuledLedger = () => (
  <div
    aria-hidden="true"
    className="ruled-ledger relative grow overflow-hidden border-l border-line2 max-md:hidden"
  >
    <div className="absolute inset-y-0 left-[88px] w-px bg-line2" />
    <div className="ruled-fade absolute inset-y-0 left-[420px] w-[5px] border-x border-line" />
    <div className="ruled-fade absolute inset-y-0 left-[520px] w-px bg-line" />
    <div className="ruled-fade absolute inset-y-0 left-[620px] w-px bg-line" />
    <div className="absolute top-[224px] left-[104px] font-serif text-[0.9375rem]/8 text-ink3">
      {rows.map((row) => (
        <div key={row}>{row}</div>
      ))}
      <div className="text-ink">Available, carried forward</div>
    </div>
    <div className="absolute double-rule top-[352px] left-[430px] h-[37px] w-[182px] border-t border-rule" />
  </div>
);
