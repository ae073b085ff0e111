package site

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Serve shows the site at 127.0.0.1 on the port, or on any free one where the
// port is 0, and renders again what changes, until ctx is done. It calls ready
// with the address once, when it can be opened. What Hugo says of errors goes
// to Progress as it comes; where a change makes Hugo end, it is started again.
func (p Project) Serve(ctx context.Context, port int, ready func(address string)) error {
	bin, err := p.tool(ctx)
	if err != nil {
		return err
	}
	if port, err = free(port); err != nil {
		return err
	}
	s := server{say: p.Progress, ready: ready, starts: 10, pause: 2 * time.Second}
	return s.keep(ctx, func() *exec.Cmd {
		// Rendered to memory: public/ stays what was built.
		c := exec.CommandContext(ctx, bin, "server", "--bind", "127.0.0.1", "--port", strconv.Itoa(port), "--renderToMemory", "--disableFastRender")
		c.Dir = p.Dir
		c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
		return c
	})
}

// server keeps Hugo running, and passes on of its talk what an editor needs.
type server struct {
	say    io.Writer
	ready  func(address string)
	starts int           // how often Hugo may be started
	pause  time.Duration // before it is started again

	mu    sync.Mutex // held while a line is heard
	shown bool       // ready was called
	ended string     // why Hugo ended, in its words
}

// keep runs Hugo until ctx is done. Hugo that ends before the site was shown
// once has been told wrongly, and is not started again.
func (s *server) keep(ctx context.Context, hugo func() *exec.Cmd) error {
	for n := 1; ; n++ {
		err := s.run(hugo())
		if ctx.Err() != nil {
			return nil
		}
		if s.ended == "" {
			s.ended = fmt.Sprint("it ended: ", err)
		}
		if !s.shown || n == s.starts {
			return fmt.Errorf("hugo: %s", s.ended)
		}
		fmt.Fprintf(s.say, "hugo: %s\n    hint: mend what changed last; Hugo is started again\n", s.ended)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(s.pause):
		}
	}
}

// run runs Hugo once, to its end.
func (s *server) run(c *exec.Cmd) error {
	s.ended = ""
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	errs, err := c.StderrPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	var both sync.WaitGroup
	both.Go(func() { s.listen(out) })
	both.Go(func() { s.listen(errs) })
	both.Wait()
	return c.Wait()
}

// listen hears every line, however long.
func (s *server) listen(r io.Reader) {
	for lines := bufio.NewReader(r); ; {
		line, err := lines.ReadString('\n')
		s.hear(strings.TrimSpace(line))
		if err != nil {
			return
		}
	}
}

// hear passes on what Hugo says of errors, and calls ready the first time that
// it says where the site is. A stack trace is for Hugo's makers: nothing of it
// is passed on.
func (s *server) hear(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, rest, ok := strings.Cut(line, "available at "); ok && !s.shown {
		s.shown = true
		address, _, _ := strings.Cut(rest, " ")
		s.ready(address)
	}
	switch {
	case strings.HasPrefix(line, "ERROR ") || strings.HasPrefix(line, "WARN "):
		fmt.Fprintln(s.say, line)
	case s.ended != "":
	case strings.HasPrefix(line, "Error: ") || strings.HasPrefix(line, "panic: "):
		s.ended = strings.TrimPrefix(line, "Error: ")
	}
}

// free returns the port if nobody listens there, or one that the system gives.
func free(port int) (int, error) {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return 0, fmt.Errorf("port %d is taken\nhint: choose another with --port, or 0 for any", port)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
