import { useEmbedCheck } from "@/lib/client/embeds";
import { hostWords } from "@/lib/format/host-words";

/** What a host answered a moment ago, under its name. */
export const HostAnswer = ({
  embedId,
  origin,
}: {
  readonly embedId: string;
  readonly origin: string;
}) => {
  const host = useEmbedCheck(embedId, origin).data?.data.host;
  if (!host) return null;
  const { isHindered, text } = hostWords(host);
  return (
    <span className={`block text-note ${isHindered ? "text-pending-text" : "text-ink3"}`}>
      {text}
    </span>
  );
};
