/** Says on a narrow screen what it is not for; hidden on a wide one. */
export const NarrowNote = () => (
  <p class="narrow-only">
    Cases are made and their parts changed on a screen of 768 pixels or more. A phone is for reading, comments, open
    questions and numbers.
  </p>
);
