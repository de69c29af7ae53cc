// What the room server leaves in its folder for those who drive it.
export interface Room {
  id: string;
  /** The example that is revealed. */
  example: string;
  /** One a member, the lead's first. */
  cookies: string[];
}
