import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';

/** The command that the server's code lenses name; the server is told that it is there. */
export const SHOW_REFERENCES_COMMAND = 'gangmu.showReferences';

interface ProtocolPosition {
  line: number;
  character: number;
}

interface ProtocolLocation {
  uri: string;
  range: { start: ProtocolPosition; end: ProtocolPosition };
}

/** Registers the command that lists the places a code lens counts. It takes values of the protocol, VS Code's own its own. */
export function registerShowReferences(): Disposable {
  return commands.registerCommand(
    SHOW_REFERENCES_COMMAND,
    (uri: string, position: ProtocolPosition, locations: readonly ProtocolLocation[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        positionOf(position),
        locations.map(
          ({ uri, range }) => new Location(Uri.parse(uri), new Range(positionOf(range.start), positionOf(range.end))),
        ),
      ),
  );
}

function positionOf({ line, character }: ProtocolPosition): Position {
  return new Position(line, character);
}
