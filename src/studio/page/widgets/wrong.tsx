/** What is wrong with an input, told where it stands as soon as it is known; nothing where it is right. */
export const Wrong = ({ says }: { says: string | null | undefined }) =>
  says ? (
    <p class="wrong" role="alert">
      {says}
    </p>
  ) : null;
