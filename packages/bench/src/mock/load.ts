import { connect, type Socket } from "node:net";

/** The requests to send to a server. */
export interface Load {
  readonly port: number;
  /** The path of the request with this number. */
  readonly path: (number: number) => string;
  readonly connections: number;
}

/**
 * Sends requests to a server on loopback over keep-alive connections. It parses only the status and `Content-Length` of a
 * response, because a full HTTP client would use more processor time than the measured servers.
 */
export async function sendLoad(target: Load, count: number): Promise<void> {
  const queue = { left: count };
  await Promise.all(Array.from({ length: target.connections }, () => runConnection(target, queue)));
}

async function runConnection({ port, path }: Load, queue: { left: number }): Promise<void> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  try {
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    while (queue.left > 0) {
      const request = `GET ${path(queue.left--)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}\r\n`;
      await exchange(socket, request);
    }
  } finally {
    socket.destroy();
  }
}

const headers = "Authorization: Bearer bench-token\r\nAccept: application/json\r\nEvEnergy-Version: 2\r\n";

function exchange(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = "";
    let bytesLeft = -1;
    const finish = (error?: Error): void => {
      socket.removeAllListeners();
      if (error) reject(error);
      else resolve();
    };
    socket.on("error", finish);
    socket.on("close", () =>
      finish(new Error("The server closed the connection before the response was complete.")),
    );
    socket.on("data", (chunk) => {
      if (bytesLeft < 0) {
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
        if (!head.startsWith("HTTP/1.1 200") || length === undefined) {
          return finish(
            new Error(`Expected a 200 response with a Content-Length, got: ${head.slice(0, 300)}`),
          );
        }
        bytesLeft = Number(length) - (head.length - end - 4);
      } else bytesLeft -= chunk.length;
      if (bytesLeft === 0) finish();
    });
    socket.write(request);
  });
}
