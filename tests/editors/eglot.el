;;; eglot.el --- An independent client of the language server  -*- lexical-binding: t; -*-

;;; Commentary:
;; Environment: WORKSPACE, DOCUMENT (index), COMMAND (JSON list), RESULTS (file to write).
;; Written for Emacs 28 with eglot 1.9 as a package, which Debian has.

;;; Code:

(require 'cl-lib)
(require 'json)
(require 'eglot)
(require 'imenu)

(defconst gangmu-wait 20 "Seconds to wait for the findings.")

(define-derived-mode report-mode text-mode "报告")
(add-to-list 'auto-mode-alist '("报告.*\\.txt\\'\\|\\.\\(report\\|baogao\\)\\'" . report-mode))
(add-to-list 'eglot-server-programs
             (cons 'report-mode (append (json-parse-string (getenv "COMMAND") :array-type 'list) nil)))
(setq eglot-sync-connect 15
      eglot-confirm-server-initiated-edits nil
      create-lockfiles nil
      make-backup-files nil)

(defvar gangmu-expectation nil)

(defun gangmu-expected (key)
  (gethash key gangmu-expectation))

(defun gangmu-counts ()
  "Findings of the buffer by rule, sorted."
  (let ((counts nil))
    (dolist (diagnostic (flymake-diagnostics))
      (let* ((text (flymake-diagnostic-text diagnostic))
             (data (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)))
             (rule (if data (plist-get data :code) text)))
        (setf (alist-get rule counts 0 nil #'equal) (1+ (alist-get rule counts 0 nil #'equal)))))
    (sort counts (lambda (a b) (string< (car a) (car b))))))

(defun gangmu-wanted (&optional without)
  "The expected findings by rule, sorted; one of the rule WITHOUT taken away."
  (let ((wanted nil))
    (maphash (lambda (rule count)
               (let ((rest (if (equal rule without) (1- count) count)))
                 (when (> rest 0) (push (cons rule rest) wanted))))
             (gangmu-expected "findings"))
    (sort wanted (lambda (a b) (string< (car a) (car b))))))

(defun gangmu-wait-for (wanted)
  (let ((end (+ (float-time) gangmu-wait)))
    (while (and (not (equal (gangmu-counts) wanted)) (< (float-time) end))
      (accept-process-output nil 0.1)
      (flymake-start)))
  (unless (equal (gangmu-counts) wanted)
    (error "Findings %S instead of %S" (gangmu-counts) wanted)))

(defun gangmu-goto (line character)
  "Go to LINE and CHARACTER, zero-based."
  (goto-char (point-min))
  (forward-line line)
  (forward-char character))

(defun gangmu-check-diagnostics ()
  (gangmu-wait-for (gangmu-wanted)))

(defun gangmu-check-imenu ()
  (let ((names nil))
    (cl-labels ((visit (index)
                  (dolist (item index)
                    (push (car item) names)
                    (when (imenu--subalist-p item) (visit (cdr item))))))
      (visit (eglot-imenu)))
    (setq names (nreverse names))
    (seq-doseq (heading (gangmu-expected "headings"))
      (unless (cl-some (lambda (name) (string-search heading name)) names)
        (error "%s is not in %S" heading names)))))

(defun gangmu-check-hover ()
  (let ((term (gangmu-expected "term")))
    (gangmu-goto (gethash "line" term) (1+ (gethash "character" term)))
    (let* ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                    (eglot--TextDocumentPositionParams)))
           (shown (replace-regexp-in-string
                   "\\\\" "" (plist-get (plist-get answer :contents) :value))))
      (unless (string-search (gethash "definition" term) shown)
        (error "%s is not in %s" (gethash "definition" term) shown)))))

(defun gangmu-check-definition ()
  (let ((term (gangmu-expected "term")))
    (gangmu-goto (gethash "line" term) (1+ (gethash "character" term)))
    (let* ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
           (line (xref-location-line (xref-item-location (car found)))))
      (unless (equal line (1+ (gethash "definitionLine" term)))
        (error "Line %S instead of %S" line (1+ (gethash "definitionLine" term)))))))

(defun gangmu-check-code-action ()
  (let* ((rule (gangmu-expected "fixedRule"))
         (finding (cl-find-if
                   (lambda (diagnostic)
                     (equal rule (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)) :code)))
                   (flymake-diagnostics)))
         (actions (eglot-code-actions (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding) "quickfix"))
         (edit (plist-get (aref (vconcat actions) 0) :edit)))
    (eglot--apply-workspace-edit edit)
    ;; Eglot tells the server of a change when Emacs is idle, which it never is in batch mode.
    (eglot--signal-textDocument/didChange)
    (gangmu-wait-for (gangmu-wanted rule))))

(let ((results (make-hash-table :test #'equal)))
  (condition-case failure
      (let* ((workspace (file-name-as-directory (getenv "WORKSPACE")))
             (expectations (with-temp-buffer
                             (insert-file-contents (concat workspace "expectations.json"))
                             (json-parse-buffer))))
        (setq gangmu-expectation (aref expectations (string-to-number (getenv "DOCUMENT"))))
        (find-file (concat workspace (gangmu-expected "file")))
        (unless (eq major-mode 'report-mode) (error "The mode is %s" major-mode))
        (apply #'eglot (eglot--guess-contact))
        (dolist (check '(("diagnostics" . gangmu-check-diagnostics)
                         ("imenu" . gangmu-check-imenu)
                         ("hover" . gangmu-check-hover)
                         ("definition" . gangmu-check-definition)
                         ("code action" . gangmu-check-code-action)))
          (puthash (car check)
                   (condition-case wrong (progn (funcall (cdr check)) "ok")
                     (error (error-message-string wrong)))
                   results))
        (eglot-shutdown (eglot--current-server-or-lose)))
    (error (puthash "failure" (error-message-string failure) results)))
  (with-temp-file (getenv "RESULTS")
    (set-buffer-file-coding-system 'utf-8-unix)
    (insert (json-serialize results))))

(set-buffer-modified-p nil)
(kill-emacs 0)

;;; eglot.el ends here
