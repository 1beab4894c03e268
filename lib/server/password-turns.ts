import { AppError } from "@/lib/server/errors";

/** Those who are known have turns of their own, which no number of strangers can take from them. */
type Who = "stranger" | "known";

export type PasswordTurns = {
  /** Does the work, or refuses at once while as many as there may be are at it: there is no queue. */
  take<Result>(who: Who, work: () => Promise<Result>): Promise<Result>;
};

/** Each takes 32 MiB and the time of a processor, whoever asked for it. */
export const passwordTurnsMax: Readonly<Record<Who, number>> = { stranger: 2, known: 2 };

const retryAfterSeconds = 2;

export const createPasswordTurns = (max = passwordTurnsMax): PasswordTurns => {
  const taken = { stranger: 0, known: 0 };
  return {
    async take(who, work) {
      if (taken[who] >= max[who])
        throw new AppError(
          "too-many-tries",
          "Too many passwords are being checked just now. Try again in a moment.",
          { retryAfterSeconds },
        );
      taken[who] += 1;
      try {
        return await work();
      } finally {
        taken[who] -= 1;
      }
    },
  };
};
