// socket.io as its documentation shows it: a room, and one emit to all who are in it.
const { Server } = require("socket.io");

const io = new Server({ transports: ["websocket"] });
io.on("connection", (socket) => {
  socket.on("join", (room) => {
    socket.join(room);
    socket.emit("joined");
  });
  socket.on("send", ({ room, author, body }) => io.to(room).emit("message", { author, body }));
});
io.listen(Number(process.argv[2]));
