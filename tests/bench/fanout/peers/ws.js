// Bare ws: the least that a server in JavaScript can do for a message to reach everybody.
const { WebSocketServer } = require("ws");

const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]) });
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const { do: command, room, author, body } = JSON.parse(data);
    if (command === "join") {
      if (!rooms.has(room)) rooms.set(room, new Set());
      rooms.get(room).add(socket);
      socket.on("close", () => rooms.get(room).delete(socket));
      socket.send('{"kind":"joined"}');
      return;
    }
    const frame = JSON.stringify({ kind: "message", author, body });
    for (const member of rooms.get(room)) member.send(frame);
  });
});
